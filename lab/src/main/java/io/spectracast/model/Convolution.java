package io.spectracast.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution of square kernels over (examples × channels × height × width), with zeros around
 * the image.
 *
 * @param name of the layer; its parameters are {@code name.weight} and {@code name.bias}
 * @param kernel outputs × inputs × side × side
 * @param bias of each output, or none
 * @param stride pixels between two places of the kernel
 * @param padding zeros on each side
 */
record Convolution(String name, Tensor kernel, TensorOptional bias, long stride, long padding) {

  /** With bias and PyTorch's default start; odd kernels keep the size of the image. */
  static Convolution of(Parameters parameters, String name, int inputs, int outputs, int side) {
    Initialisation start = Initialisation.fanIn((long) inputs * side * side);
    return new Convolution(
        name,
        parameters.add(name + ".weight", Role.HIDDEN, start, outputs, inputs, side, side),
        new TensorOptional(parameters.add(name + ".bias", Role.VECTOR, start, outputs)),
        1,
        side / 2);
  }

  /** With bias and PyTorch's default start, of the image's patches that do not overlap. */
  static Convolution ofPatches(
      Parameters parameters, String name, int inputs, int outputs, int side) {
    Convolution dense = of(parameters, name, inputs, outputs, side);
    return new Convolution(name, dense.kernel, dense.bias, side, 0);
  }

  /**
   * Without bias, normal with variance 2/(outputs·side²), as residual networks start (He and
   * others, arXiv:1502.01852).
   */
  static Convolution unbiased(
      Parameters parameters, String name, int inputs, int outputs, int side, long stride) {
    Initialisation start = Initialisation.normal(Math.sqrt(2.0 / ((double) outputs * side * side)));
    return new Convolution(
        name,
        parameters.add(name + ".weight", Role.HIDDEN, start, outputs, inputs, side, side),
        new TensorOptional(),
        stride,
        side / 2);
  }

  Tensor apply(Tensor x, LayerWatch watch) {
    long[] strides = {stride, stride};
    long[] paddings = {padding, padding};
    Tensor y = torch.conv2d(x, kernel, bias, strides, paddings, new long[] {1, 1}, 1);
    watch.see(name, y);
    return y;
  }
}
