package io.spectracast.cli;

import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: everything that a result can depend on. */
final class VersionLines implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "spectracast " + Version.current(),
      "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
      "BLAS " + Blas.description()
    };
  }
}
