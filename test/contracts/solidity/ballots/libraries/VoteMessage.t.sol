// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {BallotId} from "../../../../../contracts/types/Ids.sol";
import {SolidityTest} from "../../support/SolidityTest.sol";
import {VoteMessage} from "../../../../../contracts/ballots/libraries/VoteMessage.sol";

contract VoteMessageTest is SolidityTest {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_theTypesAreTheOnesOfTheInterface() external pure {
        bytes memory vote = "Vote(uint32 ballotId,string commons,string question,string choice,uint256 choices)";
        holds(VoteMessage.VOTE_TYPEHASH == keccak256(vote), "a vote");
        bytes memory endorsement =
            "Endorsement(uint32 ballotId,string commons,string question,string selection,uint256 selected)";
        holds(VoteMessage.ENDORSEMENT_TYPEHASH == keccak256(endorsement), "an endorsement");
    }

    function testFuzz_theDigestIsTheOneOfEip712(
        bytes32 domain,
        bool isVote,
        uint32 ballotId,
        bytes32[3] memory hashes,
        uint256 choices
    ) external pure {
        bytes32 typeHash = isVote ? VoteMessage.VOTE_TYPEHASH : VoteMessage.ENDORSEMENT_TYPEHASH;
        uint256 message = VoteMessage.prepare(domain, typeHash, BallotId.wrap(ballotId), hashes[0], hashes[1]);
        for (uint256 round = 0; round < 2; ++round) {
            bytes32 structHash = keccak256(
                abi.encode(typeHash, ballotId, hashes[0], hashes[1], hashes[2], choices + (round % 2))
            );
            bytes32 expected = MessageHashUtils.toTypedDataHash(domain, structHash);
            bytes32 found = VoteMessage.digest(message, hashes[2], choices + (round % 2));
            holds(found == expected, "the digest");
            if (choices == type(uint256).max) return;
        }
    }

    function testFuzz_theSignerIsRecoveredFromItsShortSignature(
        uint256 key,
        uint256 choices,
        uint8 padding
    ) external view {
        key = within(key, 1, ORDER - 1);
        uint256 message = _message();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, VoteMessage.digest(message, bytes32(uint256(3)), choices));
        bytes32 vs = bytes32((uint256(v - 27) << 255) | uint256(s));
        bytes memory entries = abi.encodePacked(new bytes(padding), r, vs);
        holds(this.recover(choices, entries, padding) == vm.addr(key), "the signer");
        if (choices != 0) holds(this.recover(choices - 1, entries, padding) != vm.addr(key), "for these choices only");
    }

    function testFuzz_anyBytesRecoverWithoutReverting(bytes32 r, bytes32 vs, uint256 choices) external view {
        address signer = this.recover(choices, abi.encodePacked(r, vs), 0);
        uint256 s = uint256(vs) & (type(uint256).max >> 1);
        uint256 message = _message();
        bytes32 signed = VoteMessage.digest(message, bytes32(uint256(3)), choices);
        (address expected, , ) = ECDSA.tryRecover(signed, r, vs);
        holds(signer == expected, "whom OpenZeppelin finds");
        if (s > ORDER / 2 || s == 0 || r == 0 || uint256(r) >= ORDER) holds(signer == address(0), "nobody signed");
    }

    function recover(uint256 choices, bytes calldata entries, uint256 offset) external view returns (address) {
        uint256 message = _message();
        return VoteMessage.recover(message, bytes32(uint256(3)), choices, entries, offset);
    }

    /// @dev The block of one vote, on one ballot whose words do not matter.
    function _message() private pure returns (uint256) {
        return
            VoteMessage.prepare(
                bytes32(uint256(1)),
                VoteMessage.VOTE_TYPEHASH,
                BallotId.wrap(2),
                bytes32(0),
                bytes32(0)
            );
    }
}
