package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.NotVisible;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Throttle;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import io.github.veomaven.http.HttpTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All policy about HTTP status, {@code code}, {@code data} and {@code successFlag}, in this order. {@code msg},
 * {@code completeTime} and URLs decide nothing.
 *
 * <ul>
 *   <li>Only the service's own envelope, a JSON object with a whole number as {@code code}, settles anything. Any other
 *       reply (HTML, JSON of a gateway or a framework, nothing) is trouble, whatever its status, except that a 401 is a
 *       refusal of the key.
 *   <li>A status other than 200 and a {@code code} other than 200 are read alike. If they disagree, the one that settles
 *       less counts ({@link Finding}): 502 with 422 is trouble, and so is 400 with 429. A {@code code} of 200 does not
 *       cancel an error in the status. There is a documented exception: a refused key may be reported as 401, 402 or 403
 *       under HTTP 500.
 *   <li>Whatever status and {@code code} say, a record with {@code successFlag} 2 or 3 is a failed task; but the body of a
 *       redirect is ignored.
 *   <li>A record that names another task of this run is trouble, and is not kept: something on the way mixes up replies. A
 *       record that names a task unknown to this run is accepted.
 * </ul>
 */
final class ReplyInterpreter {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int MESSAGE_LENGTH = 300;
    private static final String REDIRECT = "a redirect (not followed)";

    private final InstantSource clock;
    private final boolean loopback;
    private final String wayToService;
    private final Set<String> askedAbout;

    /**
     * @param clock for a {@code Retry-After} date in a reply without a {@code Date}
     * @param loopback whether the endpoint is on this machine: no other is believed to be a simulation
     * @param wayToService what to check if something else answers: the base URL, and what is on the way
     * @param askedAbout the ids that this run polls; may grow
     */
    ReplyInterpreter(InstantSource clock, boolean loopback, String wayToService, Set<String> askedAbout) {
        this.clock = clock;
        this.loopback = loopback;
        this.wayToService = wayToService;
        this.askedAbout = askedAbout;
    }

    /** @param reply whose body contains no secret */
    PollReply interpret(String taskId, HttpReply reply) {
        boolean simulated = loopback && reply.declaresSimulation();
        try {
            Envelope envelope = Envelope.read(reply.body());
            Optional<String> stated = envelope.taskId();
            boolean foreign = stated.isPresent() && !stated.get().equals(taskId) && askedAbout.contains(stated.get());
            return new PollReply(
                    answer(reply, envelope, foreign),
                    foreign ? Optional.empty() : Optional.of(reply.body()),
                    date(reply),
                    simulated);
        } catch (TroubleException e) {
            String content = isRedirect(reply) ? REDIRECT : e.getMessage();
            return new PollReply(ofStranger(reply, e.kind(), content), Optional.empty(), date(reply), simulated);
        }
    }

    private static Optional<Instant> date(HttpReply reply) {
        Optional<String> date = reply.header("Date");
        return date.isPresent() ? HttpTimes.date(date.get()) : Optional.empty();
    }

    private PollAnswer answer(HttpReply reply, Envelope envelope, boolean foreign) {
        if (isRedirect(reply)) {
            return ofStranger(reply, "", REDIRECT);
        }
        if (envelope.code().isEmpty()) {
            return ofStranger(reply, "no code", withoutCode(envelope));
        }
        if (!foreign && hasFailed(envelope.record())) {
            return failed(envelope);
        }
        Finding finding = finding(reply, envelope);
        if (foreign && finding != Finding.UNAUTHORIZED && finding != Finding.TROUBLE) {
            String message = "The service answered with the record of another task";
            return trouble(reply, "another task's record", message, Throttle.NO);
        }
        return finding == Finding.ANSWERED ? ofData(reply, envelope) : settled(finding, reply, envelope);
    }

    private static boolean isRedirect(HttpReply reply) {
        return reply.status() / 100 == 3;
    }

    private static String withoutCode(Envelope envelope) {
        String words = envelope.words().isEmpty()
                ? ""
                : " (" + SafeText.line(envelope.words().get(), MESSAGE_LENGTH) + ")";
        return "JSON that has no code" + words;
    }

    /** Classifies a reply that is not the service's envelope, or that it does not document. */
    private PollAnswer ofStranger(HttpReply reply, String kindOfOk, String content) {
        int status = reply.status();
        String words = "HTTP " + status + " with " + content;
        if (status == UNAUTHORIZED) {
            return new Refusal(Reason.UNAUTHORIZED, words);
        }
        boolean passing = status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
        return trouble(
                reply,
                status == OK ? kindOfOk : "HTTP " + status,
                passing ? "The reply was " + words : words + " did not come from the service: check " + wayToService,
                throttle(status));
    }

    private static boolean hasFailed(TaskRecord record) {
        int flag = record.successFlag().orElse(-1);
        return flag == 2 || flag == 3;
    }

    private static Finding finding(HttpReply reply, Envelope envelope) {
        String text = envelope.msg().orElse("");
        Finding ofStatus = Finding.of(reply.status(), text);
        Finding ofCode = Finding.of(envelope.code().orElseThrow(), text);
        return reply.status() == SERVER_ERROR && ofCode == Finding.UNAUTHORIZED ? ofCode : ofStatus.or(ofCode);
    }

    private PollAnswer settled(Finding finding, HttpReply reply, Envelope envelope) {
        String words = envelope.words().orElseGet(() -> named(reply, envelope) + " without a message");
        return switch (finding) {
            case NOT_FINISHED -> new Generating(envelope.record(), Optional.of(words));
            case NOT_VISIBLE -> new NotVisible(words);
            case UNAUTHORIZED -> new Refusal(Reason.UNAUTHORIZED, words);
            case REFUSED -> new Failed(Reason.REFUSED, words, envelope.record());
            case TROUBLE -> trouble(reply, envelope);
            case ANSWERED -> throw new IllegalArgumentException(finding.name());
        };
    }

    private PollAnswer ofData(HttpReply reply, Envelope envelope) {
        if (envelope.hasOddData()) {
            return trouble(reply, "no record", "The service answered with data that is not a record", Throttle.NO);
        }
        if (!envelope.hasRecord()) {
            return new NotVisible("The service answered without a record");
        }
        TaskRecord record = envelope.record();
        return switch (record.successFlag().orElse(-1)) {
            case 0 -> new Generating(record);
            case 1 -> succeeded(reply, record);
            default -> new Failed(Reason.UNKNOWN_STATUS, unknownFlag(envelope), record);
        };
    }

    /** A result that is too long to be kept must not count as no result. */
    private PollAnswer succeeded(HttpReply reply, TaskRecord record) {
        return record.leftOut().isPresent() && !record.hasResult()
                ? trouble(
                        reply,
                        "result too long",
                        "The service reports success, but its URLs have more than " + LenientJson.MAX_ELEMENT
                                + " characters, which is too long to be kept",
                        Throttle.NO)
                : new Succeeded(record);
    }

    private static String unknownFlag(Envelope envelope) {
        String stated = envelope.flag().isPresent()
                ? "successFlag is " + SafeText.line(envelope.flag().get(), MESSAGE_LENGTH)
                : "successFlag is missing";
        Optional<String> message = envelope.record().errorMessage();
        return message.isPresent() ? stated + "; " + message.get() : stated;
    }

    /** {@code msg} is "success" for failed tasks, so it is not the reason unless {@code code} is an error. */
    private static PollAnswer failed(Envelope envelope) {
        TaskRecord record = envelope.record();
        Reason reason = record.successFlag().orElseThrow() == 2 ? Reason.FAILED : Reason.GENERATION_FAILED;
        String message = record.errorMessage()
                .or(() -> envelope.code()
                        .filter(code -> code != OK)
                        .flatMap(code -> envelope.msg())
                        .filter(msg -> !msg.strip().equalsIgnoreCase("success")))
                .or(() -> record.errorCode().map(code -> "The service gave no reason, only the error code " + code))
                .orElse("The service gave no reason");
        return new Failed(reason, message, record);
    }

    private Trouble trouble(HttpReply reply, Envelope envelope) {
        Throttle ofStatus = throttle(reply.status());
        Throttle ofCode = throttle(envelope.code().orElse(OK));
        String words = envelope.words().isEmpty()
                ? ""
                : ": " + SafeText.line(envelope.words().get(), MESSAGE_LENGTH);
        return trouble(
                reply,
                kind(reply, envelope),
                "The service answered with " + named(reply, envelope) + words,
                ofCode.compareTo(ofStatus) > 0 ? ofCode : ofStatus);
    }

    /** Names the status, the code, or both, whichever is an error. */
    private static String named(HttpReply reply, Envelope envelope) {
        int code = envelope.code().orElse(OK);
        if (reply.status() == OK) {
            return "code " + code;
        }
        return code == OK || code == reply.status()
                ? "HTTP " + reply.status()
                : "HTTP " + reply.status() + " and code " + code;
    }

    /** If the status alone would be final, it is the code that makes the reply trouble. */
    private static String kind(HttpReply reply, Envelope envelope) {
        boolean byCode = Finding.of(reply.status(), envelope.msg().orElse("")) != Finding.TROUBLE;
        return byCode ? "code " + envelope.code().orElse(OK) : "HTTP " + reply.status();
    }

    private static Throttle throttle(int status) {
        return switch (status) {
            case TOO_MANY_REQUESTS -> Throttle.YES;
            case UNAVAILABLE -> Throttle.PERHAPS;
            default -> Throttle.NO;
        };
    }

    private Trouble trouble(HttpReply reply, String kind, String message, Throttle throttle) {
        return new Trouble(kind, message, throttle, retryAfter(reply));
    }

    private Optional<Duration> retryAfter(HttpReply reply) {
        return reply.header("Retry-After")
                .flatMap(value -> HttpTimes.retryAfter(value, date(reply).orElseGet(clock::instant)));
    }

    /**
     * What an HTTP status or an envelope's {@code code} says about the task; both are read alike. Ordered from what
     * settles nothing to what is final.
     */
    private enum Finding {
        /** Nothing about the task. */
        TROUBLE,
        /** The task has not ended. */
        NOT_FINISHED,
        /** The record is not visible. */
        NOT_VISIBLE,
        /** The key is refused. */
        UNAUTHORIZED,
        /** The task is refused. */
        REFUSED,
        /** No error: read on. */
        ANSWERED;

        private static final List<String> NOT_FINISHED_TEXTS =
                List.of("record status is not success", "record result data");
        private static final List<String> NOT_VISIBLE_TEXTS =
                List.of("not found", "is null", "14 days", "not exist", "expired", "taskid", "task id");

        /** @param text the service's words, which distinguish the kinds of 422 */
        static Finding of(int status, String text) {
            return switch (status) {
                case 200 -> ANSWERED;
                case 400, 451, 501 -> REFUSED;
                case 401, 402, 403 -> UNAUTHORIZED;
                case 404 -> NOT_VISIBLE;
                case 422 -> ofUnprocessable(text.toLowerCase(Locale.ROOT));
                default -> TROUBLE;
            };
        }

        /**
         * "Record not found" goes first, because it quotes the id, which may be any text. An unknown text is trouble: if a
         * task were called not found, it would be created, and paid for, again.
         */
        private static Finding ofUnprocessable(String text) {
            if (text.isBlank() || text.contains("record not found")) {
                return NOT_VISIBLE;
            }
            if (containsAny(text, NOT_FINISHED_TEXTS)) {
                return NOT_FINISHED;
            }
            return containsAny(text, NOT_VISIBLE_TEXTS) ? NOT_VISIBLE : TROUBLE;
        }

        private static boolean containsAny(String text, List<String> parts) {
            return parts.stream().anyMatch(text::contains);
        }

        /** Returns the one that settles less: on contradictory evidence no task is given up. */
        Finding or(Finding other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }
}
