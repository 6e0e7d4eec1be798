#!/usr/bin/env bash
# What people write instead: polls each pending task every 5 s.
set -eu
IFS=, read -ra pending <<< "$VEO_TASK_IDS"
while true; do
  waiting=()
  for id in "${pending[@]}"; do
    flag=$(curl -sf -H "Authorization: Bearer $VEO_API_KEY" \
      "$VEO_BASE_URL/api/v1/veo/record-info?taskId=$id" | jq -r .data.successFlag)
    case $flag in
      1) echo "$id succeeded" ;;
      0) waiting+=("$id") ;;
      *) echo "$id failed" >&2; exit 1 ;;
    esac
  done
  [ ${#waiting[@]} -eq 0 ] && exit 0
  pending=("${waiting[@]}")
  sleep 5
done
