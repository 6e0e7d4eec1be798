package io.github.veomaven.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What one poll of a task came to, already classified. */
public sealed interface PollAnswer {

    /** Calls the one case that this answer is. */
    <T> T match(Cases<T> cases);

    /** What to do with each kind of answer: complete by construction. */
    interface Cases<T> {
        T generating(Generating answer);

        T succeeded(Succeeded answer);

        T failed(Failed answer);

        T notVisible(NotVisible answer);

        T refused(Refusal answer);

        T trouble(Trouble answer);
    }

    /**
     * The task is being worked on.
     *
     * @param words the service's words, where it says so by an error (422 "record status is not success") and not by a
     *     record that is generating. Untrusted
     */
    record Generating(TaskRecord record, Optional<String> words) implements PollAnswer {
        public Generating {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(words, "words");
        }

        /** The usual answer: a record that is generating. */
        public Generating(TaskRecord record) {
            this(record, Optional.empty());
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.generating(this);
        }
    }

    /** The service says success, with or without a result. */
    record Succeeded(TaskRecord record) implements PollAnswer {
        public Succeeded {
            Objects.requireNonNull(record, "record");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.succeeded(this);
        }
    }

    /**
     * The task failed.
     *
     * @param reason one with the verdict {@link Verdict#FAILED}
     * @param message why, in words
     */
    record Failed(Reason reason, String message, TaskRecord record) implements PollAnswer {
        public Failed {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(record, "record");
            if (reason.verdict() != Verdict.FAILED) {
                throw new IllegalArgumentException(reason + " is not a failure");
            }
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.failed(this);
        }
    }

    /** The record is not visible: unknown, not yet visible, or expired. */
    record NotVisible(String message) implements PollAnswer {
        public NotVisible {
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notVisible(this);
        }
    }

    /**
     * The service refused the key (401, 402, 403), or a proxy refused its credentials (407). No other task can be asked
     * about either.
     *
     * @param reason {@link Reason#UNAUTHORIZED} or {@link Reason#PROXY_REFUSED}
     * @param message the words of the one who refused
     */
    record Refusal(Reason reason, String message) implements PollAnswer {
        public Refusal {
            Objects.requireNonNull(message, "message");
            if (!reason.isRefusal()) {
                throw new IllegalArgumentException(reason + " is not a refusal");
            }
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /**
     * Passing trouble: nothing was learnt about the task.
     *
     * @param kind a short, stable name of the kind of trouble, for instance {@code HTTP 502}, {@code code 429},
     *     {@code connection refused}; warnings are counted by it
     * @param message what happened, in words
     * @param throttle whether the service asked for fewer requests
     * @param retryAfter how long the service asked to wait, never negative
     */
    record Trouble(String kind, String message, Throttle throttle, Optional<Duration> retryAfter)
            implements PollAnswer {
        public Trouble {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(throttle, "throttle");
            if (retryAfter.filter(Duration::isNegative).isPresent()) {
                throw new IllegalArgumentException("retryAfter is negative");
            }
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.trouble(this);
        }
    }

    /** Whether trouble asks for fewer requests. */
    enum Throttle {
        /** No: fewer requests would not have helped. */
        NO,
        /** Perhaps: 503 is what a service that is down says, and what nginx says of too many requests. */
        PERHAPS,
        /** Yes: 429. */
        YES
    }
}
