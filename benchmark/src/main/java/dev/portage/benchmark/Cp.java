package dev.portage.benchmark;

/** The shell's copier: what this machine's disks allow. */
record Cp() implements Peer {

    @Override
    public String name() {
        return "cp";
    }

    @Override
    public String remark() {
        return "checks nothing";
    }

    @Override
    public boolean installed() {
        return true;
    }

    @Override
    public Command copy(Place source, Place target) {
        return Command.of("cp", "-r", source.path(), target.path());
    }

    /** As the interface says, since the copies are younger than the originals. */
    @Override
    public Command update(Place source, Place target) {
        return Command.of("cp", "-r", "-u", source.path() + "/.", target.path());
    }

    @Override
    public Command version() {
        return Command.of("cp", "--version");
    }
}
