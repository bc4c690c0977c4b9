package dev.portage.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a case.
 *
 * @param name the case's
 * @param title the case's
 * @param scores in the order of the case's peers
 */
record Result(String name, String title, List<Score> scores) {

    Result {
        scores = List.copyOf(scores);
    }

    static Result of(Case question, Map<Peer, List<Measurement>> measurements) {
        List<Score> scores = question.peers().stream()
                .map(peer -> new Score(peer.name(), peer.remark(), measurements.getOrDefault(peer, List.of())))
                .toList();
        return new Result(question.name(), question.title(), scores);
    }

    /** How many times as long as Portage, by the first of its verbs that took part, the peer took. */
    Optional<Double> timesPortage(Score score) {
        return scores.stream()
                .filter(other -> other.peer().startsWith(Portage.NAME))
                .findFirst()
                .map(portage -> score.wall().median() / portage.wall().median());
    }

    /** Whether every run of every peer left what it had to. */
    boolean flawless() {
        return scores.stream().allMatch(score -> score.defect().isEmpty());
    }
}
