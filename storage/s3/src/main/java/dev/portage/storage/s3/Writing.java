package dev.portage.storage.s3;

import dev.portage.api.DataSize;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * What is asked for with each object that is written.
 *
 * @param encryption as the store calls it, where it is not left to the bucket
 * @param key of the store's key service
 * @param storageClass as the store calls it, where it is not left to the bucket
 * @param tags as they are written in an address: {@code a=b&c=d}
 * @param smallBytes an object up to this length is kept in memory until it is published
 * @param partBytes the usual length of a part of a larger one
 * @param copyBytes an object up to this length is copied at once within the store; a longer one in parts of about this length
 * @param isCopying whether the store is asked to copy within it
 * @param isConditional whether the store is asked to refuse what would replace an object
 * @param sums whether the store is asked to check CRC32C, and to keep it
 */
record Writing(
        Optional<String> encryption,
        Optional<String> key,
        Optional<String> storageClass,
        Optional<String> tags,
        long smallBytes,
        long partBytes,
        long copyBytes,
        boolean isCopying,
        boolean isConditional,
        boolean sums) {
    private static final DataSize LEAST_PART = DataSize.ofMegabytes(5);
    private static final DataSize USUAL = DataSize.ofMegabytes(8);
    private static final DataSize USUAL_COPY = DataSize.ofMegabytes(256);
    /** What the store copies at once. */
    static final DataSize MOST_COPY = DataSize.ofMegabytes(5 * 1024);

    private static final DataSize MOST = DataSize.ofMegabytes(1024);

    static Writing of(Settings settings) {
        return new Writing(
                settings.text("fs.s3a.encryption.algorithm").map(Writing::encryption),
                settings.text("fs.s3a.encryption.key"),
                settings.text("fs.s3a.create.storage.class").map(text -> text.toUpperCase(Locale.ROOT)),
                settings.text("portage.s3.tags").map(text -> text.replace(',', '&')),
                settings.size("portage.s3.small-file-bytes", USUAL, DataSize.ofBytes(0), MOST)
                        .bytes(),
                settings.size("portage.s3.part-bytes", USUAL, LEAST_PART, MOST).bytes(),
                settings.size("portage.s3.copy-bytes", USUAL_COPY, LEAST_PART, MOST_COPY)
                        .bytes(),
                settings.flag("portage.s3.store-copies").orElse(true),
                settings.flag("portage.s3.conditional-writes").orElse(true),
                settings.flag("portage.s3.checksums").orElse(true));
    }

    /** S3A's words for what the store calls otherwise. */
    private static String encryption(String text) {
        return switch (text) {
            case "AES256", "SSE-S3" -> "AES256";
            case "SSE-KMS", "aws:kms" -> "aws:kms";
            case "DSSE-KMS", "aws:kms:dsse" -> "aws:kms:dsse";
            default -> throw Settings.wrong("fs.s3a.encryption.algorithm", "AES256, SSE-KMS or DSSE-KMS");
        };
    }

    /** Whether an ETag is made from the MD5 of what was sent. */
    boolean hasPlainTags() {
        return encryption.isEmpty() || encryption.get().equals("AES256");
    }

    PutObjectRequest.Builder put() {
        PutObjectRequest.Builder put = PutObjectRequest.builder();
        encryption.map(ServerSideEncryption::fromValue).ifPresent(put::serverSideEncryption);
        key.ifPresent(put::ssekmsKeyId);
        storageClass.ifPresent(put::storageClass);
        tags.ifPresent(put::tagging);
        return put;
    }

    CreateMultipartUploadRequest.Builder upload() {
        CreateMultipartUploadRequest.Builder upload = CreateMultipartUploadRequest.builder();
        encryption.map(ServerSideEncryption::fromValue).ifPresent(upload::serverSideEncryption);
        key.ifPresent(upload::ssekmsKeyId);
        storageClass.ifPresent(upload::storageClass);
        tags.ifPresent(upload::tagging);
        return upload;
    }

    /** For a copy of an object of which the tags and the class are those that are asked for, or else its own and the bucket's. */
    CopyObjectRequest.Builder copyOfOther() {
        CopyObjectRequest.Builder copy = copy();
        tags.ifPresent(text -> copy.tagging(text).taggingDirective(TaggingDirective.REPLACE));
        return copy;
    }

    /** For a copy of an object with other metadata; tags stay. */
    CopyObjectRequest.Builder copy() {
        CopyObjectRequest.Builder copy = CopyObjectRequest.builder().metadataDirective(MetadataDirective.REPLACE);
        encryption.map(ServerSideEncryption::fromValue).ifPresent(copy::serverSideEncryption);
        key.ifPresent(copy::ssekmsKeyId);
        storageClass.ifPresent(copy::storageClass);
        return copy;
    }
}
