package io.github.veomaven.media;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
class RecordingDownloads implements DownloadListener {

    final List<String> troubles = new ArrayList<>();
    final List<DownloadOutcome> ended = new ArrayList<>();
    final List<DownloadProgress> heartbeats = new ArrayList<>();

    @Override
    public void troubled(Download download, String kind, String message) {
        troubles.add(kind);
    }

    @Override
    public void ended(DownloadOutcome outcome) {
        ended.add(outcome);
    }

    @Override
    public void heartbeat(DownloadProgress progress) {
        heartbeats.add(progress);
    }
}
