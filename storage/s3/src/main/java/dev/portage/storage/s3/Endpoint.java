package dev.portage.storage.s3;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Which server is asked. Without an endpoint it is Amazon's, which finds a bucket in whichever region it is; an endpoint of Amazon's is a
 * region by another name.
 */
record Endpoint(Settings settings) {
    private static final String ENDPOINT = "fs.s3a.endpoint";
    private static final String REGION = "fs.s3a.endpoint.region";
    private static final String PATH_STYLE = "fs.s3a.path.style.access";
    private static final String TLS = "fs.s3a.connection.ssl.enabled";
    /** The settings that say which server it is. */
    static final List<String> KEYS = List.of(ENDPOINT, REGION, PATH_STYLE, TLS);

    private static final Pattern AMAZON =
            Pattern.compile("(?:https?://)?s3(?:[.-]([a-z0-9-]+))?\\.amazonaws\\.com(?:/.*)?");

    void configure(S3ClientBuilder client) {
        Optional<String> address = settings.text(ENDPOINT);
        Optional<Matcher> amazon = address.map(AMAZON::matcher).filter(Matcher::matches);
        settings.flag(PATH_STYLE).ifPresent(client::forcePathStyle);
        Optional<String> region =
                settings.text(REGION).or(() -> amazon.flatMap(matcher -> Optional.ofNullable(matcher.group(1))));
        if (address.isEmpty() || amazon.isPresent()) {
            client.crossRegionAccessEnabled(true);
            client.region(region.map(Region::of).orElseGet(Endpoint::usualRegion));
            return;
        }
        client.endpointOverride(URI.create(withScheme(address.get())));
        client.region(region.map(Region::of).orElse(Region.US_EAST_1));
    }

    /** Where the client begins to look for a bucket of which nobody says where it is. */
    private static Region usualRegion() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }

    private String withScheme(String address) {
        if (address.contains("://")) {
            return address;
        }
        return (settings.flag(TLS).orElse(true) ? "https://" : "http://") + address;
    }

    /** How messages call it. */
    String name() {
        return settings.text(ENDPOINT).orElse("Amazon S3");
    }
}
