/** What users type and read: times to look back to, and parts of sentences. */
@NullMarked
package dev.shipmate.plugins.network.words;

import org.jspecify.annotations.NullMarked;
