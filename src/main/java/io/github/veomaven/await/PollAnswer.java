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

        T unauthorized(Unauthorized answer);

        T trouble(Trouble answer);
    }

    /** The task is being worked on. */
    record Generating(TaskRecord record) implements PollAnswer {
        public Generating {
            Objects.requireNonNull(record, "record");
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

    /** The key is missing, wrong, out of credit or not allowed (401, 402, 403). */
    record Unauthorized(String message) implements PollAnswer {
        public Unauthorized {
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unauthorized(this);
        }
    }

    /**
     * Passing trouble: nothing was learnt about the task.
     *
     * @param kind a short, stable name of the kind of trouble, for instance {@code HTTP 502}, {@code code 429},
     *     {@code connection refused}; warnings are counted by it
     * @param message what happened, in words
     * @param throttled whether the service asked for fewer requests (429)
     * @param retryAfter how long the service asked to wait, never negative
     */
    record Trouble(String kind, String message, boolean throttled, Optional<Duration> retryAfter)
            implements PollAnswer {
        public Trouble {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(message, "message");
            if (retryAfter.filter(Duration::isNegative).isPresent()) {
                throw new IllegalArgumentException("retryAfter is negative");
            }
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.trouble(this);
        }
    }
}
