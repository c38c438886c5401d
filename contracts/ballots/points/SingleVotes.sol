// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {Choices} from "../libraries/Choices.sol";
import {PackedVotes} from "../libraries/PackedVotes.sol";
import {TALLY_WORDS, TallyLanes} from "../libraries/TallyLanes.sol";
import {VoteMessage} from "../libraries/VoteMessage.sol";
import {SignedBallots} from "./SignedBallots.sol";

/// @title One vote at a time: by one's own transaction, or by a signature that anyone brings
abstract contract SingleVotes is SignedBallots {
    using TallyLanes for uint256[TALLY_WORDS];

    /// @inheritdoc IBallotBox
    function cast(BallotId ballotId, uint256 choices) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        if (!Choices.areValid(config, choices)) revert BallotBoxInvalidChoices(ballotId, choices);
        _count(ballotId, poll, config, choices, _msgSender());
    }

    /// @inheritdoc IBallotBox
    function castFor(
        BallotId ballotId,
        uint256 choices,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        if (!Choices.areValid(config, choices)) revert BallotBoxInvalidChoices(ballotId, choices);
        bytes32 digest = _digestOf(ballotId, config, VoteMessage.VOTE_TYPEHASH, choices, config.optionBits(), sheet);
        _count(ballotId, poll, config, choices, _signerOf(digest, signer, signature));
    }

    /// @dev Counts a vote whose choices are valid, if its voter may vote and has not yet.
    function _count(
        BallotId ballotId,
        Poll storage poll,
        BallotConfig config,
        uint256 choices,
        address account
    ) private {
        Member member = membership.member(config.commonsId(), account);
        if (!member.mayVoteFrom(config.start())) _refuse(config, member, account);
        if (!poll.voted.mark(MemberIndex.unwrap(member.index()))) {
            revert BallotBoxAlreadyVoted(ballotId, member.index());
        }
        uint256 weight = _weightOf(config, member, account);
        bytes32 voteHash = PackedVotes.publishOne(ballotId, config, member, choices, weight);
        uint256 votersLane = config.countsVoters() ? config.optionCount() : 0;
        poll.tally.storeOne(choices, config.optionBits(), weight, votersLane, voteHash);
    }
}
