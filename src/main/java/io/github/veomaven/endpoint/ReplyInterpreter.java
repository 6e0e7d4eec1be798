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
import io.github.veomaven.http.HttpTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All policy about HTTP status, {@code code}, {@code data} and {@code successFlag}, in this order. {@code msg},
 * {@code completeTime} and URLs decide nothing.
 *
 * <ul>
 *   <li>Only the service's own envelope, a JSON object with a whole number as {@code code}, settles anything. Whatever
 *       else comes (HTML, JSON of a gateway or a framework, nothing) is trouble, whatever its status; but a 401 is a
 *       refusal of the key even so.
 *   <li>A status other than 200 and a {@code code} other than 200 are read alike. Where both are there and disagree, the
 *       one that settles less counts ({@link StatusMeaning}): 502 over 422 is trouble, and so is 400 over 429. A
 *       {@code code} of 200 lifts no error of the status. The exception is documented: a refused key may come as 401, 402
 *       or 403 under HTTP 500.
 *   <li>Whatever status and {@code code} say, a record with {@code successFlag} 2 or 3 is a failed task; but a redirect's
 *       body is not looked at.
 *   <li>A record that names another task of this run is trouble, and is not kept: something in between mixes up answers.
 *       Any other name than the one asked for is the service's own affair.
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

    private final InstantSource clock;
    private final boolean loopback;
    private final String wayToService;
    private final Predicate<String> isOfThisRun;

    /**
     * @param clock for a {@code Retry-After} date in a reply without a date of its own
     * @param loopback whether the endpoint is on this machine: nothing else is believed to be a simulation
     * @param wayToService what to check when somebody else answers: the base URL, and what is between
     * @param isOfThisRun whether this run asks about a task
     */
    ReplyInterpreter(InstantSource clock, boolean loopback, String wayToService, Predicate<String> isOfThisRun) {
        this.clock = clock;
        this.loopback = loopback;
        this.wayToService = wayToService;
        this.isOfThisRun = isOfThisRun;
    }

    /** @param reply without anything secret in its body */
    PollReply interpret(String taskId, HttpReply reply) {
        boolean simulated = loopback && reply.declaresSimulation();
        try {
            Envelope envelope = Envelope.read(reply.body());
            Optional<String> stated = envelope.taskId();
            boolean foreign = stated.isPresent() && !stated.get().equals(taskId) && isOfThisRun.test(stated.get());
            return new PollReply(
                    foreign ? ofAnotherTask(reply, envelope) : answer(reply, envelope),
                    foreign ? Optional.empty() : Optional.of(reply.body()),
                    date(reply),
                    simulated);
        } catch (TroubleException e) {
            return new PollReply(ofStranger(reply, e.kind(), e.getMessage()), Optional.empty(), date(reply), simulated);
        }
    }

    private static Optional<Instant> date(HttpReply reply) {
        Optional<String> date = reply.header("Date");
        return date.isPresent() ? HttpTimes.date(date.get()) : Optional.empty();
    }

    private PollAnswer answer(HttpReply reply, Envelope envelope) {
        if (isRedirect(reply)) {
            return ofStranger(reply, "", "a redirect, which is not followed");
        }
        if (envelope.code().isEmpty()) {
            return ofStranger(reply, "no code", withoutCode(envelope));
        }
        if (hasFailed(envelope.record())) {
            return failed(envelope);
        }
        StatusMeaning meaning = meaning(reply, envelope);
        return meaning == StatusMeaning.ANSWERED ? ofData(reply, envelope) : settled(meaning, reply, envelope);
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

    /** Somebody else's answer, or none of the documented ones. */
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
                passing ? "The answer was " + words : words + " did not come from the service: check " + wayToService,
                throttle(status));
    }

    private static boolean hasFailed(TaskRecord record) {
        int flag = record.successFlag().orElse(-1);
        return flag == 2 || flag == 3;
    }

    private static StatusMeaning meaning(HttpReply reply, Envelope envelope) {
        String text = envelope.msg().orElse("");
        StatusMeaning ofStatus = StatusMeaning.of(reply.status(), text);
        StatusMeaning ofCode = StatusMeaning.of(envelope.code().orElseThrow(), text);
        return reply.status() == SERVER_ERROR && ofCode == StatusMeaning.UNAUTHORIZED ? ofCode : ofStatus.or(ofCode);
    }

    private PollAnswer settled(StatusMeaning meaning, HttpReply reply, Envelope envelope) {
        String words = envelope.words().orElseGet(() -> named(reply, envelope) + " without a message");
        return switch (meaning) {
            case NOT_FINISHED -> new Generating(envelope.record(), Optional.of(words));
            case NOT_VISIBLE -> new NotVisible(words);
            case UNAUTHORIZED -> new Refusal(Reason.UNAUTHORIZED, words);
            case REFUSED -> new Failed(Reason.REFUSED, words, envelope.record());
            case TROUBLE -> trouble(reply, envelope);
            case ANSWERED -> throw new IllegalArgumentException(meaning.name());
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
            case 2, 3 -> failed(envelope);
            default -> new Failed(Reason.UNKNOWN_STATUS, unknownFlag(envelope), record);
        };
    }

    /** A result that is there, but too long to be kept, must not be taken for none. */
    private PollAnswer succeeded(HttpReply reply, TaskRecord record) {
        return record.leftOut().isPresent() && !record.hasResult()
                ? trouble(
                        reply,
                        "result too long",
                        "The service answered with success and URLs of more than " + LenientJson.MAX_ELEMENT
                                + " characters, which are not kept",
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

    /** {@code msg} says "success" of failed tasks, so it is no reason unless {@code code} is an error. */
    private static PollAnswer failed(Envelope envelope) {
        TaskRecord record = envelope.record();
        Reason reason = record.successFlag().orElseThrow() == 2 ? Reason.FAILED : Reason.GENERATION_FAILED;
        String message = record.errorMessage()
                .or(() -> envelope.code().filter(code -> code != OK).flatMap(code -> envelope.msg()))
                .or(() -> record.errorCode().map(code -> "The service gave no reason but the error code " + code))
                .orElse("The service gave no reason");
        return new Failed(reason, message, record);
    }

    private PollAnswer ofAnotherTask(HttpReply reply, Envelope envelope) {
        if (isRedirect(reply) || envelope.code().isEmpty()) {
            return answer(reply, envelope);
        }
        StatusMeaning meaning = meaning(reply, envelope);
        return meaning == StatusMeaning.UNAUTHORIZED || meaning == StatusMeaning.TROUBLE
                ? settled(meaning, reply, envelope)
                : trouble(
                        reply,
                        "another task's record",
                        "The service answered with the record of another task",
                        Throttle.NO);
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

    /** What there is to complain of. */
    private static String named(HttpReply reply, Envelope envelope) {
        int code = envelope.code().orElse(OK);
        if (reply.status() == OK) {
            return "code " + code;
        }
        return code == OK || code == reply.status()
                ? "HTTP " + reply.status()
                : "HTTP " + reply.status() + " and code " + code;
    }

    /** Of a status that is final by itself and a code that is trouble, the code is what made it trouble. */
    private static String kind(HttpReply reply, Envelope envelope) {
        boolean byCode = StatusMeaning.of(reply.status(), envelope.msg().orElse("")) != StatusMeaning.TROUBLE;
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
}
