package dev.portage.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portage.core.task.Action;
import dev.portage.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class TaskQueueTest {
    private final TaskQueue queue = new TaskQueue(3);

    private static Task task(long id) {
        return new Task(id, List.of(new Action.MakeDirectory("directory" + id)));
    }

    private CompletableFuture<Void> putLater(Task task) {
        return CompletableFuture.runAsync(() -> {
            try {
                queue.put(task, 1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private CompletableFuture<Optional<Task>> takeLater() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<Long> drain() throws InterruptedException {
        List<Long> ids = new ArrayList<>();
        for (Optional<Task> next = queue.take(); next.isPresent(); next = queue.take()) {
            ids.add(next.get().id());
        }
        return ids;
    }

    @Test
    void take_givesTheDearestFirstAndEqualsInTheirOrder() throws InterruptedException {
        queue.put(task(1), 0.5);
        queue.put(task(2), 7);
        queue.put(task(3), 0.5);
        queue.close();
        assertThat(drain()).containsExactly(2L, 1L, 3L);
    }

    @Test
    void put_intoAFullQueue_waitsForRoom() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            queue.put(task(i), 1);
        }
        CompletableFuture<Void> fourth = putLater(task(4));
        await().during(java.time.Duration.ofMillis(50)).until(() -> !fourth.isDone());
        assertThat(queue.take()).contains(task(1));
        await().until(fourth::isDone);
        queue.close();
        assertThat(drain()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void take_fromAnEmptyQueue_waitsAndIsHungry() throws InterruptedException {
        assertThat(queue.isHungry()).isFalse();
        CompletableFuture<Optional<Task>> taken = takeLater();
        await().until(queue::isHungry);
        queue.put(task(1), 1);
        await().until(taken::isDone);
        assertThat(taken.join()).contains(task(1));
        assertThat(queue.isHungry()).isFalse();
    }

    @Test
    void close_handsOutWhatWaitsAndThenNothing() throws InterruptedException {
        queue.put(task(1), 1);
        queue.close();
        queue.put(task(2), 1);
        assertThat(drain()).containsExactly(1L);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void close_freesWhoeverWaits() {
        CompletableFuture<Optional<Task>> taken = takeLater();
        await().until(queue::isHungry);
        queue.close();
        await().until(taken::isDone);
        assertThat(taken.join()).isEmpty();
    }

    @Test
    void abandon_forgetsWhatWaitsAndFreesThePlanner() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            queue.put(task(i), 1);
        }
        CompletableFuture<Void> fourth = putLater(task(4));
        queue.abandon();
        await().until(fourth::isDone);
        assertThat(queue.take()).isEmpty();
    }
}
