"""The settings: config.yaml to frozen values, the environment, and where things are kept."""

from qa_bot.config.load import load_config
from qa_bot.config.locate import make_cache_folder, tops
from qa_bot.config.presence import missing, missing_documents
from qa_bot.config.schema import KEYS, MAX_CITATIONS, MAX_CONTEXT
from qa_bot.config.values import AnswersConfig, Config, EvaluationConfig, RankingConfig

__all__ = [
    "KEYS",
    "MAX_CITATIONS",
    "MAX_CONTEXT",
    "AnswersConfig",
    "Config",
    "EvaluationConfig",
    "RankingConfig",
    "load_config",
    "make_cache_folder",
    "missing",
    "missing_documents",
    "tops",
]
