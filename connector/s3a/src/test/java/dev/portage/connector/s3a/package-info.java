@NullMarked
package dev.portage.connector.s3a;

import org.jspecify.annotations.NullMarked;
