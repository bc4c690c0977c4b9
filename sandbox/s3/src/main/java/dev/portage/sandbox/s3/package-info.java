/** An S3 store of S3Proxy inside this process, on a loopback address. */
@NullMarked
package dev.portage.sandbox.s3;

import org.jspecify.annotations.NullMarked;
