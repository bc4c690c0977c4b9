/** Stores that speak the protocol of Amazon S3. */
@NullMarked
package dev.portage.storage.s3;

import org.jspecify.annotations.NullMarked;
