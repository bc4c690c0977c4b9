package dev.portage.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.ByteRange;
import dev.portage.core.run.TaskQueue;
import dev.portage.core.task.Action;
import dev.portage.core.task.CostModel;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackerTest {
    private static final long MEGABYTE = 1 << 20;

    private final TaskQueue queue = new TaskQueue(10_000);
    private final CostModel costs = new CostModel();

    private static Action copy(String path, long length) {
        return new Action.CopyFile(path, Entries.file(Entries.SOURCE, path, length), Action.Condition.ALWAYS);
    }

    private List<Task> packed(List<Action> actions) throws InterruptedException {
        try (Packer packer = new Packer(queue, costs)) {
            actions.forEach(packer::add);
        }
        queue.close();
        List<Task> tasks = new ArrayList<>();
        for (Optional<Task> task = queue.take(); task.isPresent(); task = queue.take()) {
            tasks.add(task.get());
        }
        return tasks;
    }

    private static List<Action> copies(int count, long length) {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            actions.add(copy("file" + i, length));
        }
        return actions;
    }

    @Test
    void add_manySmallOnes_packsAboutAFifthOfASecondOfWork() throws InterruptedException {
        List<Task> tasks = packed(copies(1000, 0));
        assertThat(tasks).hasSize(50).allSatisfy(task -> assertThat(task.actions())
                .hasSize(20));
        assertThat(tasks.stream().flatMap(task -> task.actions().stream())).containsExactlyElementsOf(copies(1000, 0));
    }

    @Test
    void add_quickOnes_packsNoMoreThanALimit() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            costs.learn(1, 0, 1e-9);
        }
        assertThat(packed(copies(1000, 0)).get(0).actions()).hasSize(64);
    }

    @Test
    void add_largeOnes_givesEachATaskOfItsOwn() throws InterruptedException {
        assertThat(packed(copies(3, 100 * MEGABYTE))).hasSize(3);
    }

    @Test
    void add_aRange_isATaskOfItsOwnAndLeavesTheOthersTogether() throws InterruptedException {
        FileCut cut = new FileCut(10, 6);
        Action range = new Action.CopyRange(
                "large",
                Entries.file(Entries.SOURCE, "large", 10),
                "attempt",
                cut,
                new ByteRange(0, 0, 6),
                Optional.empty());
        List<Task> tasks = packed(List.of(copy("a", 0), range, copy("b", 0)));
        assertThat(tasks)
                .extracting(Task::actions)
                .containsExactlyInAnyOrder(List.of(range), List.of(copy("a", 0), copy("b", 0)));
    }

    @Test
    void add_whileWorkersAreHungry_putsAtOnce() throws InterruptedException {
        Thread worker = new Thread(() -> {
            try {
                queue.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        worker.start();
        org.awaitility.Awaitility.await().until(queue::isHungry);
        Packer packer = new Packer(queue, costs);
        packer.add(copy("a", 0));
        worker.join();
        assertThat(queue.isHungry()).isFalse();
    }

    @Test
    void close_withoutActions_putsNothing() throws InterruptedException {
        assertThat(packed(List.of())).isEmpty();
    }
}
