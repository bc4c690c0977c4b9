/**
 * {@code portage distcp}: the command line, the layout rules, the counters and the exit codes of Hadoop DistCp 3.5, on Portage's engine. The
 * options are read by DistCp's own parser, and its filters are loaded as it would load them.
 */
@NullMarked
package dev.portage.distcp;

import org.jspecify.annotations.NullMarked;
