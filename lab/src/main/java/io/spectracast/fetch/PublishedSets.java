package io.spectracast.fetch;

import java.net.URI;
import java.util.List;

/** The data sets that can be fetched by name. */
public final class PublishedSets {

  /** All of them. */
  public static final List<PublishedSet> ALL =
      List.of(mnist(), fashionMnist(), cifar10(), tinyShakespeare(), gpt2Vocabulary());

  private PublishedSets() {}

  /**
   * The set of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PublishedSet named(String name) {
    for (PublishedSet set : ALL) {
      if (set.name().equals(name)) {
        return set;
      }
    }
    List<String> names = ALL.stream().map(PublishedSet::name).toList();
    throw new IllegalArgumentException(
        "name must be one of %s, was '%s'".formatted(String.join(", ", names), name));
  }

  /** Y. LeCun, C. Cortes and C. J. C. Burges (1998), from the mirror that torchvision reads. */
  private static PublishedSet mnist() {
    String base = "https://ossci-datasets.s3.amazonaws.com/mnist/";
    return new PublishedSet(
        "mnist",
        "handwritten digits, 60 000 + 10 000 grey images of 28 x 28",
        "CC BY-SA 3.0",
        "mnist:DIR",
        idx(
            base,
            new long[] {9_912_422, 28_881, 1_648_877, 4_542},
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));
  }

  /** H. Xiao, K. Rasul and R. Vollgraf, arXiv:1708.07747. */
  private static PublishedSet fashionMnist() {
    String base =
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/";
    return new PublishedSet(
        "fashion-mnist",
        "articles of clothing, 60 000 + 10 000 grey images of 28 x 28",
        "MIT",
        "fashion-mnist:DIR",
        idx(
            base,
            new long[] {26_421_880, 29_515, 4_422_102, 5_148},
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));
  }

  /** A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009). */
  private static PublishedSet cifar10() {
    return new PublishedSet(
        "cifar10",
        "ten kinds of objects, 50 000 + 10 000 colour images of 32 x 32",
        "none stated; cite Krizhevsky 2009",
        "cifar10:DIR",
        List.of(
            file(
                "https://www.cs.toronto.edu/~kriz/",
                "cifar-10-binary.tar.gz",
                170_052_171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));
  }

  /** A. Karpathy's selection of Shakespeare's plays, for char-rnn. */
  private static PublishedSet tinyShakespeare() {
    return new PublishedSet(
        "tiny-shakespeare",
        "40 000 lines of Shakespeare's plays",
        "public domain",
        "text:DIR/input.txt",
        List.of(
            file(
                "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/",
                "input.txt",
                1_115_394,
                "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed")));
  }

  /** A. Radford et al., Language Models are Unsupervised Multitask Learners (2019). */
  private static PublishedSet gpt2Vocabulary() {
    String base = "https://openaipublic.blob.core.windows.net/gpt-2/encodings/main/";
    return new PublishedSet(
        "gpt2-vocabulary",
        "GPT-2's byte-pair encoding, 50 257 tokens",
        "modified MIT (OpenAI)",
        "text-bpe:FILE,vocabulary=DIR",
        List.of(
            file(
                base,
                "encoder.json",
                1_042_301,
                "196139668be63f3b5d6574427317ae82f612a97c5d1cdaf36ed2256dbf636783"),
            file(
                base,
                "vocab.bpe",
                456_318,
                "1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5")));
  }

  /** The four files of MNIST's layout: training images and labels, test images and labels. */
  private static List<PublishedFile> idx(String base, long[] bytes, String... sha256) {
    return List.of(
        file(base, "train-images-idx3-ubyte.gz", bytes[0], sha256[0]),
        file(base, "train-labels-idx1-ubyte.gz", bytes[1], sha256[1]),
        file(base, "t10k-images-idx3-ubyte.gz", bytes[2], sha256[2]),
        file(base, "t10k-labels-idx1-ubyte.gz", bytes[3], sha256[3]));
  }

  private static PublishedFile file(String base, String name, long bytes, String sha256) {
    return new PublishedFile(URI.create(base + name), name, bytes, sha256);
  }
}
