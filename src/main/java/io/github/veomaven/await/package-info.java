/**
 * The engine: pure rules for waiting, with time injected. May use only the JDK.
 *
 * <p>{@link io.github.veomaven.await.Awaiter} is the loop, {@link io.github.veomaven.await.PolledTask} the state
 * machine of one task, {@link io.github.veomaven.await.Cadence} decides when to poll next and
 * {@link io.github.veomaven.await.RequestBudget} how fast. The ports {@link io.github.veomaven.await.TaskSource},
 * {@link io.github.veomaven.await.AwaitListener}, {@link io.github.veomaven.await.BodyStore} and
 * {@link io.github.veomaven.await.AwaitClock} belong to this package.
 */
package io.github.veomaven.await;
