/** Every store that Hadoop's FileSystem reaches, and what HDFS and WebHDFS can do beyond it. */
@NullMarked
package dev.portage.storage.hadoop;

import org.jspecify.annotations.NullMarked;
