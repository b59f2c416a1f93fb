"""Writes the small checkpoints of this folder, with the formats' own tools where they exist.

Needs numpy, h5py, onnx, safetensors, gguf and ml_dtypes. The PyTorch files are written here by hand
after torch/serialization.py, with stand-ins for torch's classes, and the expected values of
quantized tensors come from the gguf package. Run it in this folder.
"""
import io
import os
import pickle
import struct
import sys
import types
import zipfile
from collections import OrderedDict

import gguf
import h5py
import ml_dtypes
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save_file

rng = np.random.default_rng(20260101)

# NumPy
np.save("order_c.npy", np.arange(12, dtype="<f4").reshape(3, 4))
np.save("order_f.npy", np.asfortranarray(np.arange(12, dtype="<f8").reshape(3, 4)))
np.savez("stored.npz", w=np.arange(6, dtype="<f2").reshape(2, 3), n=np.array(7, dtype="<i8"))
np.savez_compressed("deflated.npz", w=np.arange(600, dtype="<f4").reshape(20, 30) / 8)
np.save("objects.npy", np.array([{"a": 1}], dtype=object))
np.save("big_endian.npy", np.arange(3, dtype=">f4"))

# An archive with the records of files beyond 4 GiB, by lowering the limits that call for them
limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 10, 1
with zipfile.ZipFile("zip64.npz", "w") as z:
    for name in ("order_c", "order_f"):
        z.write(name + ".npy")
zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits

# safetensors
small = rng.standard_normal((4, 6)).astype("f4")
save_file(
    {
        "bf16": small.astype(ml_dtypes.bfloat16),
        "f16": small.astype("f2"),
        "f32": small,
        "f64": small.astype("f8"),
        "e4m3": small.astype(ml_dtypes.float8_e4m3fn),
        "e5m2": small.astype(ml_dtypes.float8_e5m2),
        "u64": np.array([0, 2**63, 2**64 - 1], dtype="u8"),
        "bool": np.array([True, False]),
    },
    "types.safetensors",
)
every = np.arange(256, dtype="u1")
np.savez_compressed(
    "types_expected.npz",
    bf16=small.astype(ml_dtypes.bfloat16).astype("f8"),
    f16=small.astype("f2").astype("f8"),
    f32=small.astype("f8"),
    f64=small.astype("f8"),
    e4m3=small.astype(ml_dtypes.float8_e4m3fn).astype("f8"),
    e5m2=small.astype(ml_dtypes.float8_e5m2).astype("f8"),
    every_e4m3=every.view(ml_dtypes.float8_e4m3fn).astype("f8"),
    every_e5m2=every.view(ml_dtypes.float8_e5m2).astype("f8"),
    every_13th_f16=np.arange(0, 65536, 13, dtype="u2").view("f2").astype("f8"),
)

# HDF5
with h5py.File("keras.h5", "w") as f:
    g = f.create_group("model_weights/dense/dense")
    g["kernel:0"] = np.arange(12, dtype="<f4").reshape(3, 4)
    g.create_dataset("packed:0", data=np.arange(600, dtype="<f4").reshape(20, 30) / 8,
                     chunks=(7, 11), compression="gzip", shuffle=True)
    g["half:0"] = np.array([[1.5, -2.25]], dtype="<f2")
    g["wide:0"] = np.arange(4, dtype=">f8").reshape(2, 2)
    g["text"] = "not numeric"
    f["optimizer_weights/iterations:0"] = np.int64(5)
    f["model_weights/elsewhere"] = h5py.ExternalLink("other.h5", "/x")
    f["model_weights/loop"] = h5py.SoftLink("/model_weights")

# ONNX
w = np.arange(6, dtype="<f4").reshape(2, 3)
raw = numpy_helper.from_array(w, "raw")
floats = helper.make_tensor("floats", TensorProto.FLOAT, [2, 3], w.ravel().tolist())
doubles = helper.make_tensor("doubles", TensorProto.DOUBLE, [3], [1.5, -2.5, 3.5])
longs = helper.make_tensor("longs", TensorProto.INT64, [3], [-1, 0, 1 << 40])
halves = helper.make_tensor("halves", TensorProto.FLOAT16, [2], [1.5, -2.25])
outside = numpy_helper.from_array(w, "outside")
outside.ClearField("raw_data")
outside.data_location = TensorProto.EXTERNAL
for key, value in {"location": "model_data", "offset": "8", "length": "24"}.items():
    entry = outside.external_data.add()
    entry.key, entry.value = key, value
with open("model_data", "wb") as f:
    f.write(b"\0" * 8 + w.tobytes())
graph = helper.make_graph([], "g", [], [], [raw, floats, doubles, longs, halves, outside])
onnx.save(helper.make_model(graph), "model.onnx")

# GGUF
writer = gguf.GGUFWriter("quantized.gguf", "llama")
writer.add_uint32("llama.block_count", 2)
writer.add_array("tokenizer.ggml.tokens", ["a", "b"])
expected = {}
dense = rng.standard_normal((2, 256)).astype("f4")
for kind in ("F32", "F16", "BF16", "Q8_0", "Q4_0"):
    t = gguf.GGMLQuantizationType[kind]
    data = gguf.quantize(dense, t)
    writer.add_tensor(kind, data, raw_dtype=t)
    expected[kind] = gguf.dequantize(data, t).reshape(2, 256).astype("f8")
for kind in ("Q4_K", "Q6_K"):
    t = gguf.GGMLQuantizationType[kind]
    size = gguf.GGML_QUANT_SIZES[t][1]
    data = rng.integers(0, 256, (2, size), dtype="u1")
    scale = np.array([0.0371, -0.0113], "f2").view("u1").reshape(2, 2)
    if kind == "Q4_K":
        data[:, 0:2], data[:, 2:4] = scale, scale[::-1]
    else:
        data[:, 208:210] = scale
    writer.add_tensor(kind, data, raw_dtype=t)
    expected[kind] = gguf.dequantize(data, t).astype("f8")
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()
np.savez_compressed("quantized_expected.npz", **expected)

# PyTorch, with stand-ins that pickle under torch's names
torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")
for m in (torch, utils):
    sys.modules[m.__name__] = m


def stand_in(module, name):
    def call(*arguments):
        raise AssertionError
    call.__module__, call.__qualname__, call.__name__ = module.__name__, name, name
    setattr(module, name, call)
    return call


REBUILD = stand_in(utils, "_rebuild_tensor_v2")
PARAMETER = stand_in(utils, "_rebuild_parameter")
CLASSES = {"f4": "FloatStorage", "f2": "HalfStorage", "i8": "LongStorage"}
for name in CLASSES.values():
    setattr(torch, name, type(name, (), {"__module__": "torch"}))


class Storage:
    def __init__(self, key, values):
        self.key, self.values = key, values


class Tensor:
    def __init__(self, storage, offset, size, stride):
        self.args = (storage, offset, size, stride, False, OrderedDict())

    def __reduce__(self):
        return REBUILD, self.args


class Parameter(Tensor):
    def __reduce__(self):
        return PARAMETER, (Tensor(*self.args[:4]), True, OrderedDict())


class Pickler(pickle._Pickler):
    legacy = False

    def persistent_id(self, value):
        if not isinstance(value, Storage):
            return None
        kind = getattr(torch, CLASSES[value.values.dtype.str[1:]])
        pid = ("storage", kind, value.key, "cpu", len(value.values))
        return pid + (None,) if self.legacy else pid


def dumps(value, legacy=False):
    out = io.BytesIO()
    pickler = Pickler(out, 2)
    pickler.legacy = legacy
    pickler.dump(value)
    return out.getvalue()


a = Storage("0", np.arange(24, dtype="<f4"))
b = Storage("1", np.array([1.5, -2.25, 0.5], dtype="<f2"))
c = Storage("2", np.array([400], dtype="<i8"))
weights = OrderedDict(
    [
        ("embed.weight", Tensor(a, 0, (4, 3), (3, 1))),
        ("head.weight", Tensor(a, 0, (4, 3), (3, 1))),
        ("view.weight", Tensor(a, 12, (3, 2), (4, 2))),
        ("turned.weight", Tensor(a, 0, (3, 4), (1, 3))),
        ("bias", Parameter(b, 1, (2,), (1,))),
    ]
)
whole = {"epoch": 7, "lr": 0.1, "state_dict": weights, "optimizer": {"state": {0: {"step": Tensor(c, 0, (), ())}}}}
for name, method in (("torch.pt", zipfile.ZIP_STORED), ("torch_deflated.pt", zipfile.ZIP_DEFLATED)):
    with zipfile.ZipFile(name, "w", method) as z:
        z.writestr("archive/data.pkl", dumps(whole))
        z.writestr("archive/byteorder", "little")
        for s in (a, b, c):
            z.writestr("archive/data/" + s.key, s.values.tobytes())
with open("torch_legacy.pt", "wb") as f:
    f.write(dumps(0x1950A86A20F9469CFC6C))
    f.write(dumps(1001))
    f.write(dumps({"protocol_version": 1001, "little_endian": True, "type_sizes": {"int": 4}}))
    f.write(dumps(whole, legacy=True))
    f.write(dumps(["0", "1", "2"]))
    for s in (a, b, c):
        f.write(struct.pack("<q", len(s.values)) + s.values.tobytes())


# Every protocol's way of calling os.system
class Call:
    def __reduce__(self):
        return os.system, ("touch executed",)


for protocol in range(6):
    with open(f"system_{protocol}.pkl", "wb") as f:
        f.write(pickle.dumps(Call(), protocol))
