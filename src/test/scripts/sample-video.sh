#!/bin/sh
# Makes the small MP4 that veo:simulate serves: two seconds of colour bars with a soft tone, H.264 baseline and AAC,
# index first so that players start at once. Own work, CC0-1.0. Needs ffmpeg with libx264 (Debian: apt-get install ffmpeg).
set -eu
cd "$(dirname "$0")/../../.."
ffmpeg -nostdin -loglevel error -y \
  -f lavfi -i 'smptebars=size=160x90:rate=12:duration=2' \
  -f lavfi -i 'sine=frequency=440:sample_rate=22050:duration=2' \
  -c:v libx264 -profile:v baseline -preset veryslow -crf 34 -pix_fmt yuv420p -bsf:v filter_units=remove_types=6 \
  -c:a aac -b:a 16k -ac 1 -af volume=0.2 \
  -movflags +faststart -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1 \
  src/main/resources/io/github/veomaven/simulator/sample.mp4
