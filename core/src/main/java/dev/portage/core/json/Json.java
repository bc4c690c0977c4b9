package dev.portage.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.portage.api.DataSize;
import dev.portage.api.config.SourceFilter;
import dev.portage.api.config.TimeBound;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * How records become JSON: component names as keys, empty optionals left out, addresses, checksums, times and durations as their
 * ISO or own text. Thread-safe.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(texts())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The mapper that writes and reads all records. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A record as one line of JSON, without a line break. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName() + " as JSON", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + text, e);
        }
    }

    private static SimpleModule texts() {
        SimpleModule module = new SimpleModule("portage");
        addText(module, Location.class, Location::toString, Location::parse);
        addText(module, Checksum.class, Checksum::toString, Checksum::parse);
        addText(module, Instant.class, Instant::toString, Instant::parse);
        module.addSerializer(SourceFilter.class, new JsonSerializer<SourceFilter>() {
            @Override
            public void serialize(SourceFilter value, JsonGenerator generator, SerializerProvider provider)
                    throws IOException {
                generator.writeString(value.description());
            }
        });
        addText(module, Duration.class, Duration::toString, Duration::parse);
        addText(module, DataSize.class, size -> Long.toString(size.bytes()), DataSize::parse);
        addText(
                module,
                TimeBound.class,
                TimeBound::text,
                text -> TimeBound.parse(text, Clock.system(ZoneId.systemDefault())));
        return module;
    }

    private static <T> void addText(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return read.apply(parser.getText());
            }
        });
    }
}
