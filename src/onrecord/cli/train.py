"""`onrecord train`: annotated stories -> a model for `--model`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import MODEL_FILE
from onrecord.cli.output import open_output


def train(
    corpus: Annotated[
        Path, typer.Option("--corpus", metavar="DIR", help="A folder of annotated stories, as in corpus/GUIDE.md.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write the model to, for --model.")
    ],
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed gives the same model.")] = 1,
    epochs: Annotated[
        int | None, typer.Option("--epochs", metavar="N", min=1, help="Passes over the stories; without it, the usual.")
    ] = None,
) -> None:
    """Train the learned part on annotated stories of your own, and print how well it does on their test part."""
    from onrecord.train import make_model

    made = make_model(corpus, seed=seed, epochs=epochs, note=lambda line: typer.echo(line, err=True))
    output.mkdir(parents=True, exist_ok=True)
    path = output / MODEL_FILE
    with open_output(str(path)) as file:
        file.write(made.model.to_bytes())
    typer.echo(made.figures)
    typer.echo(f"{path}: trained on {made.trained_on:,} stories, tested on {made.tested_on:,}.")
