package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.NotVisible;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Throttle;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.PollReply;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.ResponseBody;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskRecord;
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
 *   <li>A status other than 200 and a {@code code} other than 200 are read alike. Where both are there and disagree, the
 *       one that settles less counts ({@link Meaning}): 500 over 422 is trouble, and so is 400 over 429. A {@code code}
 *       of 200 lifts no error of the status.
 *   <li>Whatever status and {@code code} say, a record with {@code successFlag} 2 or 3 is a failed task; but a redirect's
 *       body is not looked at.
 *   <li>A status that would end the task (400, 451, 501) does so only if the body is an envelope, or empty: a page of
 *       HTML comes from something in between.
 *   <li>A record that names another task of this run is trouble, and is not kept: something in between mixes up answers.
 *       Any other name than the one asked for is the service's own affair.
 * </ul>
 */
final class ReplyInterpreter {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MESSAGE_LENGTH = 300;

    private final RecordReader reader = new RecordReader();
    private final InstantSource clock;
    private final boolean loopback;
    private final Predicate<String> isOfThisRun;

    /**
     * @param clock for a {@code Retry-After} date in a reply without a date of its own
     * @param loopback whether the endpoint is on this machine: nothing else is believed to be a simulation
     * @param isOfThisRun whether this run asks about a task
     */
    ReplyInterpreter(InstantSource clock, boolean loopback, Predicate<String> isOfThisRun) {
        this.clock = clock;
        this.loopback = loopback;
        this.isOfThisRun = isOfThisRun;
    }

    PollReply interpret(String taskId, HttpReply reply) {
        Optional<Instant> serverTime = reply.header("Date").flatMap(HttpTimes::date);
        boolean simulated = loopback && reply.declaresSimulation();
        try {
            Envelope envelope = reader.read(reply.body());
            Optional<String> stated = envelope.data().flatMap(Envelope.Data::taskId);
            boolean foreign = stated.isPresent() && !stated.get().equals(taskId) && isOfThisRun.test(stated.get());
            return new PollReply(
                    foreign ? ofAnotherTask(reply, envelope) : answer(reply, envelope),
                    foreign ? Optional.empty() : Optional.of(ResponseBody.of(reply.body())),
                    serverTime,
                    simulated);
        } catch (NotJsonException e) {
            return new PollReply(withoutEnvelope(reply, e), Optional.empty(), serverTime, simulated);
        }
    }

    private PollAnswer withoutEnvelope(HttpReply reply, NotJsonException body) {
        Meaning meaning = Meaning.of(reply.status(), "");
        if (meaning == Meaning.ANSWERED) {
            return trouble(reply, body.kind(), "The service answered with " + body.getMessage(), Throttle.NO);
        }
        if (meaning == Meaning.REFUSED && !body.isEmpty()) {
            return httpTrouble(reply, body.getMessage());
        }
        String words = "HTTP " + reply.status() + " with " + body.getMessage();
        return meaning == Meaning.TROUBLE
                ? httpTrouble(reply, body.getMessage())
                : settled(meaning, words, TaskRecord.EMPTY);
    }

    private PollAnswer answer(HttpReply reply, Envelope envelope) {
        if (isRedirect(reply)) {
            return httpTrouble(reply, "a redirect, which is not followed");
        }
        Optional<TaskRecord> record = envelope.data().map(Envelope.Data::record);
        if (envelope.code().isPresent() && record.isPresent() && hasFailed(record.get())) {
            return failed(record.get(), envelope);
        }
        Meaning meaning = meaning(reply, envelope);
        return switch (meaning) {
            case TROUBLE -> trouble(reply, envelope);
            case ANSWERED -> ofData(reply, envelope);
            case NOT_FINISHED, NOT_VISIBLE, UNAUTHORIZED, REFUSED ->
                settled(meaning, words(reply, envelope), record.orElse(TaskRecord.EMPTY));
        };
    }

    private static boolean isRedirect(HttpReply reply) {
        return reply.status() / 100 == 3;
    }

    private static boolean hasFailed(TaskRecord record) {
        int flag = record.successFlag().orElse(-1);
        return flag == 2 || flag == 3;
    }

    private static Meaning meaning(HttpReply reply, Envelope envelope) {
        String text = envelope.msg().orElse("");
        Meaning ofStatus = Meaning.of(reply.status(), text);
        if (envelope.code().isPresent()) {
            return ofStatus.or(Meaning.of(envelope.code().get(), text));
        }
        // Without a code an error of the status stands; 200 without a code is none of the documented answers.
        return ofStatus == Meaning.ANSWERED ? Meaning.TROUBLE : ofStatus;
    }

    private static PollAnswer settled(Meaning meaning, String words, TaskRecord record) {
        return switch (meaning) {
            case NOT_FINISHED -> new Generating(record, Optional.of(words));
            case NOT_VISIBLE -> new NotVisible(words);
            case UNAUTHORIZED -> new Refusal(Reason.UNAUTHORIZED, words);
            case REFUSED -> new Failed(Reason.REFUSED, words, record);
            case TROUBLE, ANSWERED -> throw new IllegalArgumentException(meaning.name());
        };
    }

    private PollAnswer ofData(HttpReply reply, Envelope envelope) {
        if (envelope.oddData()) {
            return trouble(reply, "no record", "The service answered with data that is no record", Throttle.NO);
        }
        return envelope.data().isPresent()
                ? ofFlag(envelope.data().get(), envelope)
                : new NotVisible("The service answered without a record");
    }

    private static PollAnswer ofFlag(Envelope.Data data, Envelope envelope) {
        TaskRecord record = data.record();
        return switch (record.successFlag().orElse(-1)) {
            case 0 -> new Generating(record);
            case 1 -> new Succeeded(record);
            case 2, 3 -> failed(record, envelope);
            default -> new Failed(Reason.UNKNOWN_STATUS, unknownFlag(data), record);
        };
    }

    private static String unknownFlag(Envelope.Data data) {
        String stated = data.flag()
                .map(flag -> "successFlag is " + SafeText.line(flag, MESSAGE_LENGTH))
                .orElse("successFlag is missing");
        return data.record()
                .errorMessage()
                .map(message -> stated + "; " + message)
                .orElse(stated);
    }

    /** {@code msg} says "success" of failed tasks, so it is no reason unless {@code code} is an error. */
    private static PollAnswer failed(TaskRecord record, Envelope envelope) {
        Reason reason = record.successFlag().orElseThrow() == 2 ? Reason.FAILED : Reason.GENERATION_FAILED;
        String message = record.errorMessage()
                .or(() -> envelope.code().filter(code -> code != OK).flatMap(code -> envelope.msg()))
                .or(() -> record.errorCode().map(code -> "The service gave no reason but the error code " + code))
                .orElse("The service gave no reason");
        return new Failed(reason, message, record);
    }

    private PollAnswer ofAnotherTask(HttpReply reply, Envelope envelope) {
        Meaning meaning = isRedirect(reply) ? Meaning.TROUBLE : meaning(reply, envelope);
        if (meaning == Meaning.UNAUTHORIZED) {
            return settled(meaning, words(reply, envelope), TaskRecord.EMPTY);
        }
        return meaning == Meaning.TROUBLE
                ? trouble(reply, envelope)
                : trouble(
                        reply,
                        "another task's record",
                        "The service answered with the record of another task",
                        Throttle.NO);
    }

    private static String words(HttpReply reply, Envelope envelope) {
        return envelope.msg().orElseGet(() -> named(reply, envelope) + " without a message");
    }

    /** What there is to complain of: the status, unless that is 200. */
    private static String named(HttpReply reply, Envelope envelope) {
        return reply.status() != OK
                ? "HTTP " + reply.status()
                : envelope.code().map(code -> "code " + code).orElse("no code");
    }

    private Trouble trouble(HttpReply reply, Envelope envelope) {
        String kind = kind(reply, envelope);
        Throttle ofStatus = throttle(reply.status());
        Throttle ofCode = throttle(envelope.code().orElse(OK));
        String message = envelope.msg()
                .map(msg -> ": " + SafeText.line(msg, MESSAGE_LENGTH))
                .orElse("");
        return trouble(
                reply,
                kind,
                "The service answered with " + kind + message,
                ofCode.compareTo(ofStatus) > 0 ? ofCode : ofStatus);
    }

    /** Of a status that is final by itself and a code that is trouble, the code is what made it trouble. */
    private static String kind(HttpReply reply, Envelope envelope) {
        boolean byCode = Meaning.of(reply.status(), envelope.msg().orElse("")) != Meaning.TROUBLE;
        return byCode ? envelope.code().map(code -> "code " + code).orElse("no code") : "HTTP " + reply.status();
    }

    private Trouble httpTrouble(HttpReply reply, String body) {
        String kind = "HTTP " + reply.status();
        return trouble(reply, kind, "The service answered with " + kind + " and " + body, throttle(reply.status()));
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
                .flatMap(value -> HttpTimes.retryAfter(
                        value, reply.header("Date").flatMap(HttpTimes::date).orElseGet(clock::instant)));
    }
}
