package dev.portage.storage.s3;

import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.StagedFile;

/** By requests that the store refuses if there is an object of that key; where it does not know such requests, after a look. */
record S3ExclusivePublishing(S3Staging staging) implements ExclusivePublishing {
    @Override
    public void publishNew(StagedFile staged) {
        staging.publish(staged, Clash.FAILS);
    }
}
