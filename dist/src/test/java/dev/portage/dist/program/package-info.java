/** Tests of the packed program, started as users start it, against real files and a real HDFS. */
@NullMarked
package dev.portage.dist.program;

import org.jspecify.annotations.NullMarked;
