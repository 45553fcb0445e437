"""Tunes the encoder's upper layers: labelled texts teach them what tells lures from honest offers. Training only.

The layers below stay as they came, so a text's states under them are worked out once. Weights are kept in float32, the work is
done in bfloat16. On one machine the same texts give the same numbers.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, gelu, layer_norm, linear

from scorer.encoder import Changes
from scorer.encoder.graph import KEPT, LAST
from scorer.encoder.weights import Weights
from scorer.fit import Progress
from scorer.linear import LinearHeads

EPOCHS = 4
RATE, HEAD_RATE = 2e-4, 2e-3
"""Of learning, at its height: of the layers, and of the head on them, which begins with nothing."""
WARMING = 0.06
"""Share of all steps in which the rates rise; they fall in the rest."""
DECAY, LONGEST_STEP = 0.01, 1.0
BETAS = (0.9, 0.98)
TOKENS = 4_096
"""In one step, padding among them."""
LONGEST = 256
"""Tokens that are learnt from; the rest of a longer text is not."""
ALIKE = 6
"""Texts whose lengths differ by fewer tokens may stand in one step: padding is time lost."""
SEED, THREADS = 20261127, 2

NOT_THERE = -1e9
"""Added to the attention that a token pays to padding."""

Parameters = dict[str, torch.Tensor]
"""By the encoder's names."""


def tune(
    weights: Weights, texts: Sequence[NDArray[np.floating]], given: NDArray[np.int64], progress: Progress
) -> tuple[Changes, LinearHeads]:
    """Learn the class of each text from its states (tokens, width) under the layers that change.

    Classes are numbers from 0 on, and rare ones weigh more, by the root of how rare they are. Gives what changes in the layers,
    and a head for each class but 0, which tells it from that one. Takes some seven minutes for twenty thousand short texts,
    several times as long where the processor has no bfloat16 of its own.
    """
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(mode=True)
    torch.utils.deterministic.fill_uninitialized_memory = False
    random = np.random.default_rng(SEED)
    counts = np.bincount(given)
    rarity = torch.from_numpy(np.sqrt(len(given) / len(counts) / counts).astype(np.float32))
    names = sorted(name for name in weights.names if name.startswith(tuple(f"l{at}." for at in range(KEPT, LAST))))
    layers = {name: torch.from_numpy(weights.tensor(name)).requires_grad_() for name in names}
    head, bias = (torch.zeros(shape, requires_grad=True) for shape in ((len(counts), weights.width), (len(counts),)))
    optimizer = torch.optim.AdamW(
        [
            {"params": list(layers.values()), "lr": RATE, "weight_decay": DECAY},
            {"params": [head, bias], "lr": HEAD_RATE, "weight_decay": 0.0},
        ],
        betas=BETAS,
        fused=True,
    )
    steps = [step for _ in range(EPOCHS) for step in _batches(texts, random)]
    rises = WARMING * len(steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, (at + 1) / rises) * (1 - at / len(steps))
    )
    for done, chosen in enumerate(steps):
        states, there = _padded([texts[at] for at in chosen])
        half = {name: value.bfloat16() for name, value in layers.items()}
        for at in range(KEPT, LAST):
            states = _layer(states, there, half, f"l{at}", weights)
        mean = (states.float() * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        loss = cross_entropy(linear(mean, head, bias), torch.from_numpy(given[chosen]), weight=rarity)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*layers.values(), head, bias], LONGEST_STEP)
        optimizer.step()
        schedule.step()
        progress("tuning", done + 1, len(steps))
    changes = Changes({name: value.detach().numpy() - weights.tensor(name) for name, value in layers.items()})
    told, by = head.detach().numpy(), bias.detach().numpy()
    return changes, LinearHeads((told[1:] - told[0]).T, by[1:] - by[0])


def _layer(states: torch.Tensor, there: torch.Tensor, given: Parameters, name: str, weights: Weights) -> torch.Tensor:
    """The states (texts, tokens, width) above a layer, as `scorer.encoder.graph` lays it."""

    def part(of: torch.Tensor, letters: str) -> torch.Tensor:
        return linear(of, given[f"{name}.{letters}.w"], given[f"{name}.{letters}.b"])

    def normal(of: torch.Tensor, letters: str) -> torch.Tensor:
        return layer_norm(
            of, of.shape[-1:], given[f"{name}.{letters}.w"], given[f"{name}.{letters}.b"], weights.epsilon
        )

    by_head = (*states.shape[:2], weights.heads, -1)
    asked, offered, said = (part(states, letter).view(by_head).transpose(1, 2) for letter in "qkv")
    away = torch.where(there, 0.0, NOT_THERE).to(states.dtype)[:, None, None, :]
    heed = (asked * asked.shape[-1] ** -0.5 @ offered.transpose(-1, -2) + away).softmax(-1)
    states = normal(states + part((heed @ said).transpose(1, 2).flatten(2), "ao"), "aln")
    return normal(states + part(gelu(part(states, "fi")), "fo"), "oln")


def _batches(texts: Sequence[NDArray[np.floating]], random: np.random.Generator) -> list[NDArray[np.int64]]:
    """The numbers of all texts once, in steps of texts of like length, in no order."""
    lengths = np.array([min(len(text), LONGEST) for text in texts])
    order = np.lexsort((random.random(len(texts)), lengths // ALIKE))
    batches: list[list[int]] = [[]]
    for at in order:
        longest = max([lengths[at], *(lengths[batches[-1][-1:]])])
        if batches[-1] and (len(batches[-1]) + 1) * longest > TOKENS:
            batches.append([])
        batches[-1].append(at)
    return [np.array(batches[at]) for at in random.permutation(len(batches))]


def _padded(texts: Sequence[NDArray[np.floating]]) -> tuple[torch.Tensor, torch.Tensor]:
    """States (texts, tokens, width) with nothing behind the shorter ones, and where there is a token, (texts, tokens)."""
    lengths = np.array([min(len(text), LONGEST) for text in texts])
    states = np.zeros((len(texts), lengths.max(), texts[0].shape[1]), np.float16)
    for at, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        states[at, :length] = text[:length]
    there = np.arange(lengths.max()) < lengths[:, None]
    return torch.from_numpy(states).bfloat16(), torch.from_numpy(there)
