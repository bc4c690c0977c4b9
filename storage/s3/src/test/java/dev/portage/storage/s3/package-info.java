@NullMarked
package dev.portage.storage.s3;

import org.jspecify.annotations.NullMarked;
