package dev.portage.core.journal;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.portage.api.storage.Location;
import dev.portage.core.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * What makes two commands the same job: what is done, from where, to where, and all options that change the outcome. Limits and settings of
 * the stores' clients do not.
 *
 * @param verb what is done
 * @param sources where from, resolved, in the order given
 * @param target where to, resolved
 * @param options a record
 */
public record JobIdentity(String verb, List<Location> sources, Location target, Object options) {
    private static final int DIGITS = 10;

    public JobIdentity {
        sources = List.copyOf(sources);
    }

    /** The options as JSON has them. */
    Map<String, Object> optionsByName() {
        return Json.mapper().convertValue(options, new TypeReference<>() {});
    }

    /** The job's id: ten letters and digits that are the same for the same identity. */
    public String id() {
        return digits(this);
    }

    /** Ten letters and digits that are the same for the same values, and hardly ever for others. */
    public static String digits(Object values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(Json.write(values).getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, hash).toString(36);
            return digits.substring(digits.length() - DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
