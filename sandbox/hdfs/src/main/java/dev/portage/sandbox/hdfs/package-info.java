/** An HDFS of real NameNode and DataNodes inside this process, on loopback addresses. */
@NullMarked
package dev.portage.sandbox.hdfs;

import org.jspecify.annotations.NullMarked;
