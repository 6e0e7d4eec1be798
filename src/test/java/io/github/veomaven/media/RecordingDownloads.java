package io.github.veomaven.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records what it is told. */
class RecordingDownloads implements DownloadListener {

    final List<String> troubles = new ArrayList<>();
    final List<DownloadReport.Outcome> ended = new ArrayList<>();
    final List<Heartbeat> heartbeats = new ArrayList<>();

    @Override
    public void troubled(Download download, String kind, String message) {
        troubles.add(kind);
    }

    @Override
    public void ended(DownloadReport.Outcome outcome) {
        ended.add(outcome);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat, Duration elapsed, Duration left) {
        heartbeats.add(heartbeat);
    }
}
