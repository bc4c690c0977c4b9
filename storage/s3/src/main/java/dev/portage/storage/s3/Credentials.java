package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/** Where the keys come from: as the settings of S3A say, or else from wherever the client of Amazon looks for them. */
record Credentials(Settings settings) {
    private static final String PROVIDERS = "fs.s3a.aws.credentials.provider";
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[,\\s]+");
    private static final String ACCESS_KEY = "fs.s3a.access.key";
    private static final String SECRET_KEY = "fs.s3a.secret.key";
    private static final String SESSION_TOKEN = "fs.s3a.session.token";
    private static final String PROFILE = "portage.s3.profile";
    /** The settings that say whose keys they are. */
    static final List<String> KEYS = List.of(PROVIDERS, ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, PROFILE);

    /**
     * The keys' source.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if the settings name one that is not known, or contradict themselves
     */
    AwsCredentialsProvider provider() {
        Optional<String> named = settings.text(PROVIDERS);
        if (named.isPresent()) {
            return AwsCredentialsProviderChain.of(
                    BETWEEN_NAMES.splitAsStream(named.get()).map(this::ofClass).toArray(AwsCredentialsProvider[]::new));
        }
        if (settings.text(ACCESS_KEY).isPresent() || settings.text(SECRET_KEY).isPresent()) {
            return given();
        }
        return settings.text(PROFILE)
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    /** The class's own name tells, whichever of the packages of Hadoop and of Amazon's clients it lies in. */
    private AwsCredentialsProvider ofClass(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "SimpleAWSCredentialsProvider", "TemporaryAWSCredentialsProvider" -> given();
            case "AnonymousAWSCredentialsProvider", "AnonymousCredentialsProvider" ->
                AnonymousCredentialsProvider.create();
            case "EnvironmentVariableCredentialsProvider" -> EnvironmentVariableCredentialsProvider.create();
            case "IAMInstanceCredentialsProvider", "EC2ContainerCredentialsProviderWrapper" ->
                AwsCredentialsProviderChain.of(
                        ContainerCredentialsProvider.builder().build(), InstanceProfileCredentialsProvider.create());
            case "InstanceProfileCredentialsProvider" -> InstanceProfileCredentialsProvider.create();
            case "ContainerCredentialsProvider" ->
                ContainerCredentialsProvider.builder().build();
            case "ProfileCredentialsProvider", "ProfileAWSCredentialsProvider" ->
                settings.text(PROFILE)
                        .map(ProfileCredentialsProvider::create)
                        .orElseGet(ProfileCredentialsProvider::create);
            case "WebIdentityTokenFileCredentialsProvider", "WebIdentityTokenCredentialsProvider" ->
                WebIdentityTokenFileCredentialsProvider.create();
            case "DefaultCredentialsProvider", "DefaultAWSCredentialsProviderChain" ->
                DefaultCredentialsProvider.builder().build();
            default ->
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "the setting " + PROVIDERS + " names " + name
                                + ", which Portage does not know; leave it out, or name one of S3A's own");
        };
    }

    private AwsCredentialsProvider given() {
        String access = required(ACCESS_KEY);
        String secret = required(SECRET_KEY);
        AwsCredentials keys = settings.text(SESSION_TOKEN)
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(access, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(access, secret));
        return StaticCredentialsProvider.create(keys);
    }

    private String required(String key) {
        return settings.text(key)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.INVALID_ARGUMENT, "the setting " + key + " is missing; the other key is there"));
    }
}
