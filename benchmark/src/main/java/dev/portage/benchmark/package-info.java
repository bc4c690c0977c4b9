/** Compares Portage with its peers: the same trees, the same servers, one run after the other, each arrival checked. */
@NullMarked
package dev.portage.benchmark;

import org.jspecify.annotations.NullMarked;
