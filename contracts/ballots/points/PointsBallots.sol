// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Ballot, IBallotBox} from "../../interfaces/IBallotBox.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId} from "../../types/Ids.sol";
import {BallotStore} from "../common/BallotStore.sol";
import {TALLY_WORDS, TallyLanes} from "../libraries/TallyLanes.sol";

/// @title Ballots whose lanes count points on options, and the views of them
abstract contract PointsBallots is IBallotBox, BallotStore {
    using TallyLanes for uint256[TALLY_WORDS];

    /// @inheritdoc IBallotBox
    function ballot(BallotId ballotId) external view returns (Ballot memory) {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _configOf(ballotId);
        return
            Ballot({
                commonsId: config.commonsId(),
                start: config.start(),
                end: config.end(),
                mode: config.mode(),
                sheetDigest: poll.sheetDigest,
                voteDigest: _voteDigest(poll),
                votes: _votes(poll, config)
            });
    }

    /// @inheritdoc IBallotBox
    function tally(BallotId ballotId) external view returns (uint256[] memory) {
        return _polls[ballotId].tally.readAll(_configOf(ballotId).optionCount());
    }

    /// @dev Votes counted so far: an own lane, or the sum of the options where each vote adds 1 to one of them.
    function _votes(Poll storage poll, BallotConfig config) internal view returns (uint32 votes) {
        uint256 options = config.optionCount();
        if (config.countsVoters()) return poll.tally.read(options);
        for (uint256 i = 0; i < options; ++i) votes += poll.tally.read(i);
    }
}
