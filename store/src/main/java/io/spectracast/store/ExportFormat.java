package io.spectracast.store;

/** The file formats of {@link RunStore#export}. */
public enum ExportFormat {
  /** Apache Parquet, zstd-compressed; lists stay lists and every double keeps its bits. */
  PARQUET("parquet", "FORMAT parquet, COMPRESSION zstd"),

  /** RFC 4180 with a header line; an absent value is an empty field. */
  CSV("csv", "FORMAT csv, HEADER true");

  private final String extension;
  private final String copyOptions;

  ExportFormat(String extension, String copyOptions) {
    this.extension = extension;
    this.copyOptions = copyOptions;
  }

  /** The extension of the files written, without a dot. */
  public String extension() {
    return extension;
  }

  String copyOptions() {
    return copyOptions;
  }
}
