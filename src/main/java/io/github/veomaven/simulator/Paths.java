package io.github.veomaven.simulator;

/** What the simulator serves. */
final class Paths {

    static final String RECORD_INFO = "/api/v1/veo/record-info";
    static final String MEDIA = "/media/";
    static final String PROBE = "/veo-simulator";
    static final String REQUESTS = PROBE + "/requests";

    private Paths() {}
}
