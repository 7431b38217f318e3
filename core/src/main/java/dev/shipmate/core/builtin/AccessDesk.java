package dev.shipmate.core.builtin;

import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.GrantStore;

/** What the commands about grants look into. */
public record AccessDesk(Explainer explainer, GrantStore grants) {}
