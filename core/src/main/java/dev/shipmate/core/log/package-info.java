/** What happened: the log of commands and the log of changes to what an administrator keeps. */
@NullMarked
package dev.shipmate.core.log;

import org.jspecify.annotations.NullMarked;
