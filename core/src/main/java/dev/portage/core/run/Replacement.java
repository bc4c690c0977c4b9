package dev.portage.core.run;

import dev.portage.api.config.Existing;

/** Whether what lies at a file's place when the file is published may be replaced. */
enum Replacement {
    /** By all means: it was there when that was decided, or the user wants it. */
    ALLOWED,
    /** Nothing was there when that was decided, and the user does not want to lose what exists. */
    REFUSED;

    /** Of a file whose place was free when that was decided. */
    static Replacement ofWhatCameLater(Existing existing) {
        return existing.mayBeReplaced() ? ALLOWED : REFUSED;
    }
}
