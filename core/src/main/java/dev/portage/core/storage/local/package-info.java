/** The file system of this machine, without Hadoop. */
@NullMarked
package dev.portage.core.storage.local;

import org.jspecify.annotations.NullMarked;
