@NullMarked
package dev.portage.storage.hadoop;

import org.jspecify.annotations.NullMarked;
