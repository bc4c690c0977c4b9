package dev.portage.storage.hadoop;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Writes next to the target, and publishes by renaming. A staged file's handle is the path of the temporary file. */
final class HadoopStaging implements Staging {
    private final Connection connection;
    private final Lookup lookup;
    private final Publishing publishing;
    private final DirectoriesAbove directories;
    private final Optional<SmallFiles> smallFiles;

    HadoopStaging(Connection connection, Lookup lookup) {
        this.connection = connection;
        this.lookup = lookup;
        this.publishing = new Publishing(lookup, Renaming.of(connection));
        this.directories = new DirectoriesAbove(lookup);
        this.smallFiles = SmallFiles.of(connection);
    }

    @Override
    public StagedOutput create(StagingRequest request) {
        connection.path(request.target());
        directories.check(request.target());
        Location temporary = temporary(request);
        FSDataOutputStream stream = createSmall(temporary, request)
                .orElseGet(() -> FileCreation.create(connection, temporary, request.layout()));
        Optional<String> identity = FileCreation.identity(stream);
        return new HadoopOutput(connection, temporary, stream, new HadoopOutput.Ending() {
            @Override
            public StagedFile finish(long written) {
                return stream.getWrappedStream() instanceof BlockStream small
                        ? new StagedFile(request.target(), temporary.path(), written, identity, small.completed())
                        : lookup.describe(request.target(), temporary, written, identity);
            }

            @Override
            public void abandon() {
                lookup.delete(temporary);
            }
        });
    }

    private Optional<FSDataOutputStream> createSmall(Location temporary, StagingRequest request) {
        return smallFiles.flatMap(files -> connection.call(
                "create", request.target(), target -> files.create(connection.path(temporary), request)));
    }

    static Location temporary(StagingRequest request) {
        return request.target().sibling(StagingName.of(request.attempt()));
    }

    @Override
    public Optional<Entry> find(StagedFile staged) {
        return lookup.find(staged.target().at(staged.handle()));
    }

    @Override
    public void publish(StagedFile staged) {
        publishing.publish(staged);
    }

    @Override
    public void discard(StagedFile staged) {
        if (!staged.handle().equals(staged.target().path())) {
            publishing.undo(staged);
            lookup.delete(staged.target().at(staged.handle()));
        }
    }
}
