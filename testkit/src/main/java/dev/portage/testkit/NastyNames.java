package dev.portage.testkit;

import java.util.List;

/** Names that stores have stumbled over. */
public final class NastyNames {
    /** Names that are different from each other in every store that can hold them. */
    public static final List<String> ALL = List.of(
            "plain",
            "two words",
            " leading and trailing ",
            "'single'",
            "\"double\"",
            "中文文件名",
            "é composed",
            "e\u0301 decomposed",
            "\uD83D\uDE00 emoji",
            "\uFF5E full width",
            "100%",
            "%41",
            "A",
            "a+b",
            "a#b",
            "a?b",
            "a*b",
            "[ab]",
            "{a,b}",
            "a\\b",
            "a:b",
            "a=b",
            "a&b;c|d<e>f$g`h!i^j~k@l",
            "-rf",
            "--",
            "...",
            ".hidden",
            "_SUCCESS",
            "trailing.",
            "a\nb",
            "a\tb",
            "n".repeat(250));

    private NastyNames() {}
}
