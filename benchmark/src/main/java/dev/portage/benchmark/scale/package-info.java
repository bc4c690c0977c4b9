/** A copy of more entries than fit into memory, between stores that exist only as arithmetic. */
@NullMarked
package dev.portage.benchmark.scale;

import org.jspecify.annotations.NullMarked;
