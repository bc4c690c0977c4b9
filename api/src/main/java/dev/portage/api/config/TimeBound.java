package dev.portage.api.config;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant as a user names it.
 *
 * @param text as it was written; the same text means the same choice, though its instant moves on with the clock
 * @param instant what it means now
 */
public record TimeBound(String text, Instant instant) {
    private static final Pattern ZONED = Pattern.compile("T.*(Z|[+-]\\d\\d:\\d\\d)$");
    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([smhdw])");

    /**
     * Reads an age ({@code 90s}, {@code 15m}, {@code 12h}, {@code 7d}, {@code 2w}), a date or a time in the clock's zone ({@code
     * 2026-01-31}, {@code 2026-01-31T08:30:00}), or a time with its own zone ({@code 2026-01-31T08:30:00Z}).
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if it is none of them
     */
    public static TimeBound parse(String text, Clock clock) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            long count = Long.parseLong(age.group(1));
            return new TimeBound(text, clock.instant().minus(unit(age.group(2)).multipliedBy(count)));
        }
        try {
            return new TimeBound(text, parseTime(text, clock));
        } catch (DateTimeException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + text + "' is neither an age such as 7d or 12h nor a time such as 2026-01-31 or"
                            + " 2026-01-31T08:30:00Z",
                    e);
        }
    }

    /** Whether it was written as an age, and so moves on with the clock. */
    public boolean isAge() {
        return AGE.matcher(text).matches();
    }

    private static Instant parseTime(String text, Clock clock) {
        if (ZONED.matcher(text).find()) {
            return OffsetDateTime.parse(text).toInstant();
        }
        LocalDateTime time = text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
        return time.atZone(clock.getZone()).toInstant();
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
