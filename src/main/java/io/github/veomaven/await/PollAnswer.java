package io.github.veomaven.await;

import java.time.Duration;
import java.util.Optional;

/** The classified answer to one poll of a task. */
public sealed interface PollAnswer {

    /**
     * The task is being worked on.
     *
     * @param words the service's words if it says so in an error (422 "record status is not success") instead of a record
     *     that is generating. Untrusted
     */
    record Generating(TaskRecord record, Optional<String> words) implements PollAnswer {

        /** Makes the usual answer: a record that is generating. */
        public Generating(TaskRecord record) {
            this(record, Optional.empty());
        }
    }

    /** The service says success, with or without a result. */
    record Succeeded(TaskRecord record) implements PollAnswer {}

    /**
     * The task failed.
     *
     * @param reason one with the verdict {@link Verdict#FAILED}
     * @param message why, in words
     */
    record Failed(Reason reason, String message, TaskRecord record) implements PollAnswer {
        public Failed {
            if (reason.verdict() != Verdict.FAILED) {
                throw new IllegalArgumentException(reason + " is not a failure");
            }
        }
    }

    /** The record is not visible: unknown, not yet visible, or expired. */
    record NotVisible(String message) implements PollAnswer {}

    /**
     * The service refused the key (401, 402, 403), or a proxy refused its credentials (407), so no other task can be
     * polled either.
     *
     * @param reason {@link Reason#UNAUTHORIZED} or {@link Reason#PROXY_REFUSED}
     * @param message the words of whoever refused
     */
    record Refusal(Reason reason, String message) implements PollAnswer {
        public Refusal {
            if (!reason.isRefusal()) {
                throw new IllegalArgumentException(reason + " is not a refusal");
            }
        }
    }

    /**
     * A failure that may pass: the poll says nothing about the task.
     *
     * @param kind a short, stable name of the kind of trouble, for instance {@code HTTP 502}, {@code code 429},
     *     {@code connection refused}; warnings are counted by it
     * @param message what happened, in words
     * @param throttle whether the service asked for fewer requests
     * @param retryAfter how long the service asks to wait, never negative
     */
    record Trouble(String kind, String message, Throttle throttle, Optional<Duration> retryAfter)
            implements PollAnswer {
        public Trouble {
            if (retryAfter.filter(Duration::isNegative).isPresent()) {
                throw new IllegalArgumentException("retryAfter is negative");
            }
        }
    }

    /** Whether the service asks for fewer requests. */
    enum Throttle {
        /** No: fewer requests would not have helped. */
        NO,
        /** Perhaps: a service that is down answers 503, and so does nginx on too many requests. */
        PERHAPS,
        /** Yes: 429. */
        YES
    }
}
