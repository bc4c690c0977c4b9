/** The command line: options become typed requests, reports become text, errors become exit codes. */
@NullMarked
package dev.portage.cli;

import org.jspecify.annotations.NullMarked;
