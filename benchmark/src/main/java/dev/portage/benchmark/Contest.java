package dev.portage.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a case to all its peers, in turns: every round asks each peer once, and each round begins with another. */
record Contest(Stopwatch stopwatch, PrintStream progress) {
    private static final Duration ENOUGH_REHEARSING = Duration.ofMinutes(1);

    /** Runs all rounds, then clears what they left. */
    Result hold(Case question) throws IOException, InterruptedException {
        progress.println(question.name() + ": " + question.title());
        Map<Peer, List<Measurement>> measurements = new LinkedHashMap<>();
        for (Peer peer : question.peers()) {
            question.prepare(peer);
        }
        List<Peer> order = new ArrayList<>(question.peers());
        rehearse(question, order);
        for (int round = 1; round <= question.rounds(); round++) {
            for (Peer peer : order) {
                measurements.computeIfAbsent(peer, first -> new ArrayList<>()).add(measure(question, peer, round));
            }
            Collections.rotate(order, -1);
        }
        question.clear();
        return Result.of(question, measurements);
    }

    /** A peer that takes long has warmed the servers the first time. */
    private void rehearse(Case question, List<Peer> peers) throws IOException, InterruptedException {
        long end = System.nanoTime() + ENOUGH_REHEARSING.toNanos();
        for (int i = 0; i < question.rehearsals() && !peers.isEmpty() && System.nanoTime() < end; i++) {
            stopwatch.measure(question.ready(peers.get(0)), question.name() + "-rehearsal");
        }
    }

    private Measurement measure(Case question, Peer peer, int round) throws IOException, InterruptedException {
        String label = question.name() + "-" + round + "-" + peer.name();
        Measurement measurement = stopwatch.measure(question.ready(peer), label);
        Measurement checked = measurement.defect().isPresent() ? measurement : check(question, peer, measurement);
        progress.printf("  %-20s %8.2f s%s%n", peer.name(), checked.wall().toNanos() / 1e9, fault(checked));
        question.observe(peer).ifPresent(text -> progress.println("    " + text));
        return checked;
    }

    private static Measurement check(Case question, Peer peer, Measurement measurement) throws IOException {
        return question.findDefect(peer).map(measurement::withDefect).orElse(measurement);
    }

    private static String fault(Measurement measurement) {
        return measurement.defect().map(text -> "  " + text).orElse("");
    }
}
